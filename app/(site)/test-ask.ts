import type { PublicHandler } from './public-route'

export async function ask(handler: PublicHandler, path: string) {
  const response = await handler(new Request(`http://localhost:3000${path}`))
  return { status: response.status, headers: response.headers, text: await response.text() }
}
