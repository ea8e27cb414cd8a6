// SPDX-License-Identifier: Apache-2.0
import { startServer } from './server.mjs'
import { startStandIn } from './standin.mjs'
import { Traveller } from './traveller.mjs'

/** A server of its own whose model is a stand-in, for as long as `tell` takes. */
export async function withModel(page, isPhone, tell) {
  const model = await startStandIn('openai_compatible', '--flavour', 'ollama')
  const server = await startServer({
    'models.order': 'ollama',
    'models.ollama_model': 'qwen2.5:7b',
    'models.ollama_url': `${model.url}/v1`,
    'providers.retries': 0,
  })
  try {
    await tell(new Traveller(page, { url: server.url, isPhone }), model)
  } finally {
    await server.end()
    model.end()
  }
}
