type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>

export async function ask(handler: Handler, path: string, params: Record<string, string | string[]> = {}) {
  const context = { params: Promise.resolve({ lang: 'en', ...params }) }
  const response = await handler(new Request(`http://localhost:3000${path}`), context)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
