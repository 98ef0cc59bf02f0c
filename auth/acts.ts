type Method = 'GET' | 'POST' | 'PUT'
type Handler = (request: Request, context: { params: Promise<{ id: string; act: string }> }) => Promise<Response>

/** The handlers of addresses that differ in their last word alone: `{ draft: { PUT: … } }`. */
export type Acts = Record<string, { [M in Method]?: Handler }>

/** Makes the handlers of a route `[act]`. A word that the table lacks is an address of nothing. */
export function acts(table: Acts) {
  return { GET: handlerOf('GET'), POST: handlerOf('POST'), PUT: handlerOf('PUT') }

  /** `acts` names the words that this method answers, for tests that go through all addresses. */
  function handlerOf(method: Method) {
    const handler: Handler = async (request, context) => {
      const { act } = await context.params
      const methods = Object.hasOwn(table, act) ? table[act]! : {}
      return methods[method]?.(request, context) ?? new Response(null, { status: Object.keys(methods)[0] ? 405 : 404 })
    }
    return Object.assign(handler, { acts: Object.keys(table).filter((act) => table[act]![method]) })
  }
}
