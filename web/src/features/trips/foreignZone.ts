// SPDX-License-Identifier: Apache-2.0

const offsetIn = (zone: string | undefined, at: Date) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(part => part.type === 'timeZoneName')?.value

/** The zone of a plan where its clocks show something else than the reader's on that day. */
export function foreignZone(zone: string | undefined, date: string, readers?: string) {
  if (!zone) return undefined
  try {
    const noon = new Date(`${date}T12:00:00Z`)
    return offsetIn(zone, noon) === offsetIn(readers, noon) ? undefined : zone
  } catch {
    return zone // a browser older than the zone
  }
}
