// SPDX-License-Identifier: Apache-2.0
// Files beside what is said in a conversation.

export default {
  files: {
    choose: 'Add files',
    hint: 'Drop or paste them here too: pictures, PDF, text; 8 MB each, five at most.',
    list: 'Files to send',
    sending: 'Uploading…',
    ready: 'Uploaded',
    failed: 'Not uploaded',
    retry: 'Try again',
    remove: 'Remove {name}',
    too_large: 'Over 8 MB',
    too_many: 'Five files can be sent at once.',
    unknown_type: 'Files of this kind are not taken',
  },
}
