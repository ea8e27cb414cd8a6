// SPDX-License-Identifier: Apache-2.0
// Files beside what is said in a conversation.

export default {
  files: {
    choose: '添加文件',
    hint: '也可以拖到这里或直接粘贴：图片、PDF、文本，每个不超过 8 MB，最多 5 个。',
    list: '要发送的文件',
    sending: '正在上传…',
    ready: '已上传',
    failed: '没有上传成功',
    retry: '重试',
    remove: '移除 {name}',
    too_large: '超过 8 MB',
    too_many: '一次最多发送 5 个文件。',
    unknown_type: '不支持这种文件',
  },
}
