import { maxBytes } from '@/domain/addresses/redirect-import'
import { done, refused, type Result } from '@/lib/result'

/** Stops reading at the maximum length of a list of addresses. */
export async function requestText(request: Request): Promise<Result<string>> {
  const decoder = new TextDecoder()
  const reader = request.body?.getReader()
  let [text, bytes] = ['', 0]
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length
    if (bytes > maxBytes) {
      await reader?.cancel()
      return refused('The file is larger than 5 MB. Divide it.', 'csv')
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return done((text + decoder.decode()).replaceAll('\0', ''))
}
