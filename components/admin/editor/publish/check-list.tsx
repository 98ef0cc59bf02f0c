import { CircleAlert, Lightbulb } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { Check, CheckPosition } from '@/domain/content/checks/check'
import { checksByLevel, type ChecksByLevel } from './checks-by-level'

type Props = {
  checks: Check[]
  onJump: (place: CheckPosition) => void
  onFix?: (check: Check) => void
  only?: 'blocking'
}

export function CheckList({ checks, onJump, onFix, only }: Props) {
  const counted = checksByLevel(checks)
  return (
    <>
      <Group
        title="Errors to fix before you publish"
        level="blocking"
        counted={counted}
        onJump={onJump}
        onFix={onFix}
      />
      {only !== 'blocking' && (
        <Group title="Suggestions" level="advising" counted={counted} onJump={onJump} onFix={onFix} />
      )}
    </>
  )
}

const looks = {
  blocking: { Icon: CircleAlert, colour: 'text-bad', edge: 'border-bad' },
  advising: { Icon: Lightbulb, colour: 'text-warn', edge: 'border-warn' },
}

type GroupProps = {
  title: string
  level: Check['level']
  counted: ChecksByLevel
  onJump: (place: CheckPosition) => void
  onFix?: (check: Check) => void
}

function Group({ title, level, counted, onJump, onFix }: GroupProps) {
  const checks = counted[level]
  const { Icon, colour, edge } = looks[level]
  if (checks.length === 0) return null
  return (
    <section className={`border-l-3 pl-3 ${edge}`}>
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      <ul className="space-y-1">
        {checks.map(({ message, place, list, language }, index) => (
          <li key={index} className="text-sm">
            <button
              type="button"
              data-level={level}
              onClick={() => onJump(place)}
              className="flex min-h-6 w-full cursor-pointer items-start gap-2 text-left wrap-anywhere underline decoration-line decoration-1 underline-offset-3 hover:decoration-ink"
            >
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
              {message}
            </button>
            {language && onFix && (
              <Button kind="quiet" small className="ml-4" onPress={() => onFix(checks[index]!)}>
                Mark as {language.name}
              </Button>
            )}
            {list && (
              <ul className="my-1 list-disc space-y-1 pl-10 text-soft">
                {list.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
