import type { Problem } from '@/lib/result'

type Props = { entryId: number | undefined; problems: Problem[]; onShowPeople: () => void }

export function MissingPeople({ entryId, problems, onShowPeople }: Props) {
  const isMissing = (field: string) => problems.some((problem) => problem.field === field)
  if (!isMissing('people') && !isMissing('harm')) return null
  return (
    <ul aria-label="What is missing" className="flex flex-wrap gap-x-6 gap-y-2">
      {isMissing('people') && (
        <li>
          <button
            type="button"
            onClick={onShowPeople}
            className="min-h-6 cursor-pointer text-accent underline underline-offset-3"
          >
            See the consents of this text
          </button>
        </li>
      )}
      {isMissing('harm') && entryId && (
        <li>
          <a href={`/admin/entries/${entryId}/harm-check`}>Check this text for harm</a>
        </li>
      )}
    </ul>
  )
}
