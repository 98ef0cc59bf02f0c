'use client'

import type { ImportReport } from '@/domain/addresses/redirect-import'
import { ListForm } from '../list-form'
import { Report } from './report'

export function ImportForm() {
  return (
    <ListForm<ImportReport>
      label="Import redirects"
      address="/api/desk/redirects"
      accept=".csv,.tsv,.txt,text/csv"
      hint="/old-page,/about: set apart by a comma, a semicolon or a tab; at most 20,000 lines."
      ask="See what would happen"
    >
      {(answer) => <Report {...answer} />}
    </ListForm>
  )
}
