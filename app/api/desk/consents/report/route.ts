import { deskRoute } from '@/auth/guard'
import { queryOf } from '@/auth/parse'
import { reportCsv, reportAddress } from '@/app/(desk)/admin/consents/report/report-words'
import { consentReport } from '@/domain/desk/consent-report'
import { attachmentResponse } from '../../attachment'

export const GET = deskRoute(async (actor, request, _, now) => {
  const { year } = reportAddress.read(queryOf(request))
  const rows = await consentReport(actor, { year }, now)
  return attachmentResponse(`people-at-risk${year ? `-${year}` : ''}.csv`, reportCsv(rows))
})
