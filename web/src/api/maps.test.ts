// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findTilesAt, tileAt } from './maps'

const fuzhou = { lat: 26.083, lon: 119.302 }
const index = { tiles: ['/tiles/{z}/{x}/{y}.mvt'], maxzoom: 14 }

/** A server that answers by path. */
function serve(answers: Record<string, () => Response>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const answer = answers[path]
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('no network'))
  })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

describe('map tiles', () => {
  it('are numbered from the north-west', () => {
    expect(tileAt(fuzhou, 14)).toEqual({ x: 13621, y: 6961 })
    expect(tileAt({ lat: 85, lon: -180 }, 1)).toEqual({ x: 0, y: 0 })
    expect(tileAt({ lat: -85, lon: 179.9 }, 1)).toEqual({ x: 1, y: 1 })
  })

  it('are there when the place is drawn', async () => {
    serve({
      '/tiles/index.json': () => Response.json(index),
      '/tiles/12/3405/1740.mvt': () => new Response('tile'),
    })
    const found = await findTilesAt(fuzhou)
    expect(found).toMatchObject({ ok: true, value: index })
  })

  it('are not there when nothing is drawn at the place, or nothing was imported', async () => {
    serve({
      '/tiles/index.json': () => Response.json(index),
      '/tiles/12/3405/1740.mvt': () => new Response(null, { status: 204 }),
    })
    expect(await findTilesAt(fuzhou)).toEqual({ ok: true, value: undefined })
    const asked = serve({ '/tiles/index.json': () => Response.json({ tiles: [], maxzoom: 0 }) })
    expect(await findTilesAt(fuzhou)).toEqual({ ok: true, value: undefined })
    expect(asked).toEqual(['/tiles/index.json'])
  })

  it("give way to somebody else's map, which is taken to be everywhere", async () => {
    const basemap = { tiles: '/basemap/{z}/{x}/{y}', datum: 'gcj02' }
    const asked = serve({ '/tiles/index.json': () => Response.json({ tiles: [], basemap }) })
    expect(await findTilesAt(fuzhou)).toMatchObject({ ok: true, value: { basemap } })
    expect(asked).toEqual(['/tiles/index.json'])
  })

  it('are out of reach without a network', async () => {
    serve({ '/tiles/index.json': () => Response.json(index) })
    expect(await findTilesAt(fuzhou)).toMatchObject({ ok: false, refusal: { code: 'E-101' } })
  })
})
