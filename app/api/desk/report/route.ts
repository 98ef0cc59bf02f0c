import { deskRoute } from '@/auth/guard'
import { reportAddress, reportPeriod } from '@/app/(desk)/admin/report/report-address'
import { publishingReportCsv } from '@/app/(desk)/admin/report/report-export'
import { publishingReport, reportMonths } from '@/domain/desk/publishing-report'

/** Returns what was published in a period, and how often files were fetched, as CSV. */
export const GET = deskRoute(async (actor, request) => {
  const now = Date.now()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const period = reportPeriod(reportAddress.read(query), await reportMonths(actor, now))
  const report = await publishingReport(actor, period, now)
  return new Response(publishingReportCsv(report, period), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="published-${period.from}-${period.until}.csv"`,
      'cache-control': 'no-store',
    },
  })
})
