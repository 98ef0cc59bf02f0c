import { useEffect, useRef, type ReactNode } from 'react'
import { StatusLine } from '@/components/ui/form'

type Frame = { title: string; status: string; isWritten: boolean; children: ReactNode }

export function ReportFrame({ title, status, isWritten, children }: Frame) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The pressed button is gone once the list is written: the heading takes the focus.
  useEffect(() => heading.current?.focus(), [isWritten])
  return (
    <section aria-labelledby="report">
      <h2 ref={heading} id="report" tabIndex={-1} className="mb-2 text-base outline-none">
        {title}
      </h2>
      <StatusLine className="mb-3">{status}</StatusLine>
      {children}
    </section>
  )
}

type Lines<L> = {
  title: string
  lines: L[]
  total: number
  children: (line: L) => ReactNode
}

export function ReportLines<L extends { line: number }>({ title, lines, total, children }: Lines<L>) {
  if (lines.length === 0) return null
  const more = total - lines.length
  return (
    <section aria-label={title} className="mt-6 border-t-3 border-rule pt-2.5">
      <h3 className="mb-2 text-base">{title}</h3>
      <ul>
        {lines.map((line, n) => (
          <li key={n} className="border-t border-line py-2 text-sm first:border-t-0 wrap-anywhere">
            <span className="text-soft">Line {line.line}: </span>
            {children(line)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-sm text-soft">And {more.toLocaleString('en')} more.</p>}
    </section>
  )
}
