import { entryOfForm } from '@/app/(site)/item'
import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { figuresOf } from '@/domain/published/figures'
import { tableCsv } from '@/lib/figures/table-csv'

export const GET = publicRoute<{ number: string }>(async (request) => {
  const outcome = await entryOfForm(request)
  if (outcome.is !== 'entry') return outcome
  const { item } = outcome
  const number = Number(/\/table-([1-9]\d{0,5})\.csv$/.exec(request.path)?.[1])
  const table = await figuresOf(item.revisionId, number)
  if (!table) return missing()
  return machineFile(tableCsv(table), 'text/csv; charset=utf-8', {
    lastModified: item.updatedAt,
    filename: `${item.path.split('/').at(-1)}-table-${number}.csv`,
  })
})
