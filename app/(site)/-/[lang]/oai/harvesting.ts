import type { Frame } from '@/components/site/frame'
import type { Arguments } from '@/lib/oai/request'

export type Harvesting = { now: number; frame: Frame; base: string; args: Arguments }
