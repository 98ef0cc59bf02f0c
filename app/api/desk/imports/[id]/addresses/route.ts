import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { addressMap } from '@/domain/imports/address-map'
import { csvLine, csvMark } from '@/lib/formats/csv'

const ImportRef = z.object({ id: z.coerce.number().int() })

/** A table of the old addresses that an import brought, and where each leads now. */
export const GET = deskRoute<{ id: string }>(async (actor, _, params) => {
  const importRef = parse(ImportRef, params)
  if (!importRef.ok) return importRef
  const rows = await addressMap(actor, importRef.value.id, Date.now())
  const lines = rows.map(({ url, path }) => csvLine([url, path ?? '']))
  return new Response(csvMark + csvLine(['old address', 'leads to']) + lines.join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="addresses-of-import-${importRef.value.id}.csv"`,
      'cache-control': 'no-store',
    },
  })
})
