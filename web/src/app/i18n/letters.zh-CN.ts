// SPDX-License-Identifier: Apache-2.0
// What was said to support by e-mail, and how far each side has read.

export default {
  letters: {
    by_mail: '邮件',
    from_elsewhere: '来自另一个地址：{address}',
    show_all: '查看完整邮件',
    refused: {
      too_large: '附件“{name}”超过 8 MiB，没有保存。',
      unknown_type: '附件“{name}”不是可接受的类型，没有保存。',
      too_many: '附件“{name}”超出 5 个文件的上限，没有保存。',
    },
    seen: '已读',
    unread: '{count} 条未读',
  },
}
