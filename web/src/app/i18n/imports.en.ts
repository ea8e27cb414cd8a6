// SPDX-License-Identifier: Apache-2.0
// A file of another program that becomes a trip.
export default {
  imports: {
    title: 'Import a trip',
    open: 'Import',
    lead: 'A friend’s route, places from a map, a table or a calendar become a trip: look at what was understood, then keep it.',
    hint: 'Drop it here or choose a GPX, KML, CSV or ICS file, or JSON exported from here; 2 MiB at most.',
    file: 'The file to import',
    choose: 'Choose a file',
    choose_other: 'Choose another file',
    too_large: 'The file is larger than 2 MiB.',
    name: 'Name of the trip',
    start: 'First day',
    budget: 'Budget (yuan)',
    save: 'Keep as a new trip',
    problems:
      '{count} thing in it does not hold: it is kept as a draft, and the trip marks it. | {count} things in it do not hold: it is kept as a draft, and the trip marks them.',
    near: 'The file calls it “{name}” {far}',
    leave: 'Leave out',
    take: 'Take along',
    night: 'Night at {name}',
    left: 'Not imported',
    nameless: '(without a name)',
  },
}
