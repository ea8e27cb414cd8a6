// SPDX-License-Identifier: Apache-2.0

export default {
  offline: {
    title: 'Offline use',
    not_kept: 'Stored on this device, the trip and its map open without a network.',
    keep: 'Store for offline use',
    go_on: 'Go on storing',
    storing: 'Storing the trip and the map program…',
    storing_part: 'Storing the map: {done} of {total}',
    incomplete: 'Not everything is stored yet.',
    ready: 'All of it is on this device and takes {size}.',
    stored_at: 'Stored on {at}',
    remove: 'Remove from this device',
    removed: 'Removed from this device.',
    full: 'This device is full. Remove another stored trip first.',
    cannot:
      'This browser cannot store trips. Use an https address, or install the app and try again.',
    reading: 'This is the trip as stored on this device ({at}).',
    signed_out:
      'Your session has ended. You can go on reading and changing; it is synchronised once you sign in.',
    sign_in: 'Sign in again',
    on_device: 'Trips on this device',
  },
}
