// SPDX-License-Identifier: Apache-2.0
import { createClient } from './client'
import { keptAnswers } from './kept'
import { createTokens } from './tokens'

export const tokens = createTokens(localStorage)
export const client = createClient(tokens, undefined, keptAnswers)
