import { Link } from '@/components/ui/link'
import { MailTest } from './mail-test'
import type { Finding } from '@/domain/care/self-check/self-check'

const stateClasses: Record<Finding['state'], string> = { well: 'text-soft', look: 'text-warn', wrong: 'text-bad' }

export function FindingList({ findings }: { findings: Finding[] }) {
  return (
    <ul>
      {findings.map(({ id, title, state, message, todo, path }) => (
        <li key={id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <h3 className="text-base font-semibold">{title}</h3>
          <p className={`wrap-anywhere ${stateClasses[state]}`}>{message}</p>
          {todo && <p className="max-w-[60ch] text-sm text-soft wrap-anywhere">{todo}</p>}
          {id === 'mail-server' && <MailTest />}
          {path && (
            <Link href={path} className="inline-flex min-h-9 items-center text-sm">
              Look at it
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
