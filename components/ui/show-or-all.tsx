import { Button } from './button'

type Props = {
  all?: string | false
  className?: string
}

export function ShowOrAll({ all, className = '' }: Props) {
  return (
    <div className={`flex items-center gap-3 ${className}`}>
      <Button type="submit" className="hidden! noscript:inline-flex!">
        Show
      </Button>
      {all && (
        <a href={all} className="inline-flex min-h-8 items-center whitespace-nowrap">
          Show all
        </a>
      )}
    </div>
  )
}
