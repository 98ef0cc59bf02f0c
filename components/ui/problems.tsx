import type { Problem } from '@/lib/result'
import { SeeWhy } from './see-why'

/** Announced when they appear. `except` names fields that show their own problems. */
export function Problems({ problems, except = [] }: { problems: Problem[]; except?: string[] }) {
  const visible = problems.filter((problem) => !problem.field || !except.includes(problem.field))
  return (
    <div role="alert" className="empty:hidden">
      {visible.length > 0 && (
        <div className="border-l-3 border-bad bg-bad-wash px-3 py-2 font-medium text-ink">
          {visible.map(({ message, see }, index) => (
            <p key={index}>
              {message} <SeeWhy see={see} />
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
