// SPDX-License-Identifier: Apache-2.0
// What was said to support by e-mail, and how far each side has read.

export default {
  letters: {
    by_mail: 'by e-mail',
    from_elsewhere: 'From another address: {address}',
    show_all: 'Show the whole letter',
    refused: {
      too_large: '“{name}” is larger than 8 MiB and was not kept.',
      unknown_type: '“{name}” is of a type that is not kept.',
      too_many: '“{name}” was not kept: a message can have five files.',
    },
    seen: 'Seen',
    unread: '{count} unread',
  },
}
