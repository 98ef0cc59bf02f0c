import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { acceptProperties, propertiesOf, removeProperties } from '@/domain/files/properties'
import { done, refused } from '@/lib/result'
import { toEditorUpload } from '@/domain/writing/editing'

type Params = { id: string }

export const GET = deskRoute(async (actor, _, { id }: Params) => {
  const properties = await propertiesOf(actor, id)
  return properties ? done(properties) : refused('This file is no longer there.')
})

const PropertiesDecision = z.object({ decision: z.enum(['keep', 'remove']) })

/** After a removal, the answer is the upload to use from now on. */
export const POST = jsonRoute(PropertiesDecision, async (actor, { decision }, { id }: Params, now) => {
  if (decision === 'keep') return acceptProperties(actor, { id }, now)
  const result = await removeProperties(actor, { id }, now)
  return result.ok ? done(toEditorUpload(result.value)) : result
})
