// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type Disc, type Point, spread } from './spread'

const least = 30
const disc = (x: number, y: number, radius = least / 2): Disc => ({ x, y, radius })
const closest = (points: readonly Disc[]) => {
  const moves: Point[] = spread(points)
  const moved = points.map((point, at) => ({
    x: point.x + (moves[at]?.x ?? 0),
    y: point.y + (moves[at]?.y ?? 0),
  }))
  const apart = moved.flatMap((one, at) =>
    moved.slice(at + 1).map(other => Math.hypot(one.x - other.x, one.y - other.y)),
  )
  return Math.min(...apart)
}

describe('markers on a map', () => {
  it('stay where they are when there is room', () => {
    const still = spread([disc(0, 0), disc(31, 0)])
    expect(still.map(({ x, y }) => Math.hypot(x, y))).toEqual([0, 0])
  })

  it('step aside for each other, along the line between them', () => {
    expect(spread([disc(0, 0), disc(20, 0)])).toEqual([
      { x: -5, y: 0 },
      { x: 5, y: 0 },
    ])
  })

  it('leave more room for one that is larger', () => {
    expect(spread([disc(0, 0), disc(30, 0, 25)])).toEqual([
      { x: -5, y: 0 },
      { x: 5, y: 0 },
    ])
  })

  it('can be told apart even where they stand on one spot', () => {
    const heap = Array.from({ length: 4 }, () => disc(100, 100))
    expect(closest(heap)).toBeGreaterThan(least * 0.8)
  })

  it('can be told apart in a crowded street', () => {
    const street = Array.from({ length: 8 }, (_, at) => disc(at * 9, (at % 2) * 4))
    expect(closest(street)).toBeGreaterThan(least * 0.7)
  })
})
