import { setStyle } from './styled'

/** A progress bar. `part`: from 0 to 1, undefined before it is known; `name`: read aloud by screen readers. */
export function ProgressBar({ name, part }: { name: string; part: number | undefined }) {
  const percent = part === undefined ? undefined : Math.floor(part * 100)
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1 bg-line"
    >
      <div className="h-full bg-accent" ref={setStyle({ width: `${percent ?? 0}%` })} />
    </div>
  )
}
