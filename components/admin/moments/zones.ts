export type Zones = { zone: string; viewer: string }
