// SPDX-License-Identifier: Apache-2.0

export interface Point {
  x: number
  y: number
}

/** Something round on the map. */
export interface Disc extends Point {
  radius: number
}

const rounds = 12

/** Pushes two discs apart until they only touch, each by half. */
function part(one: Disc, other: Disc, angle: number) {
  const least = one.radius + other.radius
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

/** How far to move each disc, so that hardly any two lie upon each other. */
export function spread(discs: readonly Disc[]): Point[] {
  const moved = discs.map(disc => ({ ...disc }))
  for (let round = 0; round < rounds; round += 1)
    for (const [at, one] of moved.entries())
      for (const [after, other] of moved.slice(at + 1).entries()) part(one, other, at + after * 2.4)
  return moved.map(({ x, y }, at) => ({ x: x - (discs[at]?.x ?? x), y: y - (discs[at]?.y ?? y) }))
}
