// SPDX-License-Identifier: Apache-2.0
// What may only be suggested, and rides that change with a trip.
export default {
  suggesting: {
    start: 'Suggest changes',
    about: 'What you change here goes to the editors of the trip as a suggestion.',
    done: 'Suggested; the editors were told.',
    to_all: 'Suggest this one',
    suggesters: 'Suggest one; an editor of the trip decides.',
    look: 'What it would do',
    ride: '{from} → {to}',
    rides: 'Of it rides there and back',
  },
}
