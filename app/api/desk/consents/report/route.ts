import { deskRoute } from '@/auth/guard'
import { reportCsv } from '@/app/(desk)/admin/consents/report/report-export'
import { reportAddress } from '@/app/(desk)/admin/consents/report/report-words'
import { consentReport } from '@/domain/desk/consent-report'

/** The report for auditors, as CSV. */
export const GET = deskRoute(async (actor, request) => {
  const { year } = reportAddress.read(Object.fromEntries(new URL(request.url).searchParams))
  const rows = await consentReport(actor, { year }, Date.now())
  return new Response(reportCsv(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="people-at-risk${year ? `-${year}` : ''}.csv"`,
      'cache-control': 'no-store',
    },
  })
})
