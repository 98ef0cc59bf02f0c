import { deskRoute } from '@/auth/guard'
import { queryOf } from '@/auth/parse'
import { reportAddress, reportPeriod, publishingReportCsv } from '@/app/(desk)/admin/report/report-address'
import { publishingReport, reportMonths } from '@/domain/desk/publishing-report'
import { attachmentResponse } from '../attachment'

export const GET = deskRoute(async (actor, request, _, now) => {
  const query = queryOf(request)
  const period = reportPeriod(reportAddress.read(query), await reportMonths(actor, now))
  const report = await publishingReport(actor, period, now)
  return attachmentResponse(`published-${period.from}-${period.until}.csv`, publishingReportCsv(report, period))
})
