// SPDX-License-Identifier: Apache-2.0

export interface Point {
  x: number
  y: number
}

const rounds = 12

/** Pushes two points apart until they are `least` away from each other, each by half. */
function part(one: Point, other: Point, least: number, angle: number) {
  const apart = Math.hypot(other.x - one.x, other.y - one.y)
  if (apart >= least) return
  // Two on the same spot have no direction of their own.
  const [dx, dy] =
    apart > 0.01
      ? [(other.x - one.x) / apart, (other.y - one.y) / apart]
      : [Math.cos(angle), Math.sin(angle)]
  const push = (least - apart) / 2
  one.x -= dx * push
  one.y -= dy * push
  other.x += dx * push
  other.y += dy * push
}

/** How far to move each point, so that hardly any two are closer than `least`. */
export function spread(points: readonly Point[], least: number): Point[] {
  const moved = points.map(point => ({ ...point }))
  for (let round = 0; round < rounds; round += 1)
    for (const [at, one] of moved.entries())
      for (const [after, other] of moved.slice(at + 1).entries())
        part(one, other, least, at + after * 2.4)
  return moved.map(({ x, y }, at) => ({ x: x - (points[at]?.x ?? x), y: y - (points[at]?.y ?? y) }))
}
