// SPDX-License-Identifier: Apache-2.0

interface Hit {
  day: string
  kind: string
  name: string
}

/** The names of what is hit, by day, each once; the way to a place only when the place is not hit. */
export function hitDays(hits: readonly Hit[], wayTo: (name: string) => string) {
  const isWay = ({ kind }: Hit) => kind !== 'visit' && kind !== 'night'
  return [...new Set(hits.map(hit => hit.day))].map(date => {
    const then = hits.filter(hit => hit.day === date)
    const places = new Set(then.filter(hit => !isWay(hit)).map(hit => hit.name))
    const names = then.map(hit =>
      isWay(hit) && !places.has(hit.name) ? wayTo(hit.name) : hit.name,
    )
    return { date, names: [...new Set(names)] }
  })
}
