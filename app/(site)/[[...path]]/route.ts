import { readLanguages } from '@/domain/published/live-languages'
import { handlerAt } from '../handlers'

/** Answers all public addresses: all but those of the desk, of the API for staff and of files of the build. */
export async function GET(request: Request) {
  readLanguages()
  return handlerAt(new URL(request.url).pathname)(request)
}
