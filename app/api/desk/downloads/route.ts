import { deskRoute } from '@/auth/guard'
import { downloadFilter, downloadsIn } from '@/app/(desk)/admin/downloads/download-address'
import { downloadsCsv } from '@/app/(desk)/admin/downloads/download-export'
import { downloadsOf } from '@/domain/files/downloads'

/** Returns how often files were fetched, as CSV, filtered like the page. */
export const GET = deskRoute(async (actor, request) => {
  const address = downloadsIn(Object.fromEntries(new URL(request.url).searchParams))
  const files = await downloadsOf(actor, downloadFilter(address))
  return new Response(downloadsCsv(files, address.month), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="downloads.csv"',
      'cache-control': 'no-store',
    },
  })
})
