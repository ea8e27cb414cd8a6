// SPDX-License-Identifier: Apache-2.0
export { newChangeId } from '@/api/newChangeId'
