type Method = 'GET' | 'POST' | 'PUT'
type Handler = (request: Request, context: { params: Promise<{ id: string; act: string }> }) => Promise<Response>

/** Handlers by the last segment of the address: `{ draft: { PUT: … } }`. */
export type ActHandlers = Record<string, { [M in Method]?: Handler }>

/** Returns handlers by method. They answer 404 for an unknown segment, 405 for a method that a segment lacks. */
export function methodHandlers(table: ActHandlers) {
  return { GET: handlerOf('GET'), POST: handlerOf('POST'), PUT: handlerOf('PUT') }

  /** `acts`: the segments of this method, for tests of all addresses. */
  function handlerOf(method: Method) {
    const handler: Handler = async (request, context) => {
      const { act } = await context.params
      const methods = Object.hasOwn(table, act) ? table[act]! : {}
      return methods[method]?.(request, context) ?? new Response(null, { status: Object.keys(methods)[0] ? 405 : 404 })
    }
    return Object.assign(handler, { acts: Object.keys(table).filter((act) => table[act]![method]) })
  }
}
