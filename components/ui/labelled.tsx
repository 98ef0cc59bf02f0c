import type { ReactNode } from 'react'

type Props = {
  id: string
  label: string
  /** Hides the label from view, not from screen readers. */
  bare?: boolean
  hint?: ReactNode
  problem?: string
  className?: string
  children: ReactNode
}

export function Labelled({ id, label, bare, hint, problem, className, children }: Props) {
  return (
    <div className={className}>
      <label htmlFor={id} className={bare ? 'sr-only' : 'mb-1 block text-sm font-semibold'}>
        {label}
      </label>
      {children}
      <Notes id={id} hint={hint} problem={problem} />
    </div>
  )
}

/** The hint and problem below a field. The field refers to them by `aria-describedby={notesId(id)}`. */
export function Notes({ id, hint, problem }: Pick<Props, 'id' | 'hint' | 'problem'>) {
  return (
    <div id={notesId(id)} className="text-sm">
      {hint && <p className="mt-1 text-soft">{hint}</p>}
      {problem && <p className="mt-1 border-l-3 border-bad pl-2 font-medium text-bad">{problem}</p>}
    </div>
  )
}

export function notesId(id: string) {
  return `${id}-notes`
}
