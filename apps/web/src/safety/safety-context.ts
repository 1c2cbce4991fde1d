import { createContext, useContext } from "react";

/** What a page can do at once when somebody comes near. */
export interface Safety {
  readonly cover: () => void;
  readonly leaveNow: () => void;
}

export const SafetyContext = createContext<Safety>({ cover: () => {}, leaveNow: () => {} });

export const useSafety = (): Safety => useContext(SafetyContext);
