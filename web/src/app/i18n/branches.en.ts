// SPDX-License-Identifier: Apache-2.0
// Another way that a trip might go, beside the trip itself.
export default {
  branches: {
    here: 'Branch “{name}”',
    about: 'Changes made here leave the trip alone until they are merged.',
    make: 'Try an alternative',
    to: 'Open “{name}”',
    to_trip: 'Back to the trip',
    merge: 'Compare and merge',
    compare: 'Compare with the trip',
    conflicts: 'Both changed the same, so nothing was merged yet. Whose is to be taken there?',
    take_branch: 'Take the branch’s and merge',
    take_trip: 'Take the trip’s and merge',
    the_trip: 'The trip',
  },
}
