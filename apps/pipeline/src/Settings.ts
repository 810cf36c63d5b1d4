/**
 * The flags that every command takes.
 *
 * @module
 */
import { Flag, GlobalFlag } from "effect/cli"

/** `--config FILE` */
export const ConfigFile = GlobalFlag.Setting("config")({
  flag: Flag.String("config").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("Configuration to use (default: boxport.yaml in this folder)"),
    Flag.optional,
  ),
})

/** `--state DIR` */
export const StateFolder = GlobalFlag.Setting("state")({
  flag: Flag.String("state").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Folder for what Boxport remembers (default: .boxport beside the configuration)"),
    Flag.optional,
  ),
})

/** `--json` */
export const Json = GlobalFlag.Setting("json")({
  flag: Flag.Boolean("json").pipe(
    Flag.withDescription("Print one JSON document on stdout when done, and nothing else there"),
    Flag.withDefault(false),
  ),
})
