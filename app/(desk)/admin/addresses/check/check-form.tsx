'use client'

import type { CheckReport } from '@/domain/addresses/address-check'
import { ListForm } from '../list-form'
import { CheckedReport } from './checked-report'

export function CheckForm() {
  return (
    <ListForm<CheckReport>
      label="Check a list of addresses"
      address="/api/desk/old-addresses"
      accept=".txt,.csv,.xml,text/plain,text/csv,text/xml"
      hint="http://un-act.org/2014/10/a-post/: one in each line, or a sitemap; at most 20,000."
      ask="See what they answer"
    >
      {(answer) => <CheckedReport {...answer} />}
    </ListForm>
  )
}
