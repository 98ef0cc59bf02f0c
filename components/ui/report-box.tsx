import { useEffect, useRef, type ReactNode } from 'react'

type Props = {
  report: unknown
  sentence: string
  className?: string
  children: ReactNode
}

export function ReportBox({ report, sentence, className = '', children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [report])
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label="What was done"
      className={`border-l-3 border-accent bg-wash px-4 py-3 ${className}`}
    >
      <p role="status" className="font-semibold">
        {sentence}
      </p>
      {children}
    </div>
  )
}
