// SPDX-License-Identifier: Apache-2.0
// A trip taken along as a file, and one that comes from a file.
import imports from './imports.en'

export default {
  ...imports,
  exports: {
    save: 'Export',
    about: 'You get a copy as a file; later changes do not reach it.',
    as: {
      pdf: { name: 'PDF', use: 'To print or read on the way, with a sketch map and costs' },
      ics: { name: 'Calendar (ICS)', use: 'For the calendar of a phone or computer' },
      gpx: { name: 'GPX', use: 'For watches, navigation devices and hiking apps' },
      kml: { name: 'KML', use: 'For Google Earth and other map programs' },
      geojson: { name: 'GeoJSON', use: 'For maps and data tools' },
      jsonld: { name: 'JSON-LD', use: 'For programs to read (schema.org)' },
      json: { name: 'Trip file (JSON)', use: 'To import it here or on another server, as it is' },
    },
    feed: {
      title: 'Follow in a calendar',
      about:
        'Add the link to the calendar of a phone or computer: when the trip changes, it follows. Whoever has the link can read it, so keep it to yourself.',
      of_trip: 'Follow this trip',
      of_all: 'Follow all my trips',
      link: 'Calendar link',
      this_trip: 'This trip',
      all_trips: 'All my trips',
      last_read: 'Last read {at}',
      never_read: 'Never read yet, made {at}',
    },
  },
  print: {
    title: 'Print',
    use: 'Sheets of A4 from this browser, with or without prices',
    now: 'Print',
    prices: 'With prices',
    draft:
      'Draft: {count} rule is broken, marked “!” where. | Draft: {count} rules are broken, marked “!” where.',
    night: 'Overnight',
    made: 'Printed {at} · version {version} · Xingqu',
  },
}
