/** A word that can hurt or hide, and what to ask oneself about it. */
export interface HardWord {
  /** how it is written, as the source of a regular expression over whole words, whatever their case */
  readonly find: string;
  /** plainer words that say what happened; missing where a question is better */
  readonly say?: string;
  readonly ask?: string;
}

const PERSON = "(?:patients?|clients?|persons?|people|wom[ae]n|m[ae]n|adults?)";

/**
 * English only: what hurts in one language can't be translated from another. Most come from studies of stigma in records
 * (Sun 2022, Cox and Fritz 2022, Park 2021, Fernández 2021) and from the style guides of services and of the NHS; the
 * questions are ours. Ambiguous words are found only beside what makes them a label: a prompt that is often wrong is not read.
 */
export const HARD_WORDS: readonly HardWord[] = [
  {
    find: "non-?(?:complian(?:t|ce)|adheren(?:t|ce))",
    say: "did not take it, chose not to",
    ask: "What made it hard, or not right for them?",
  },
  { find: "refus(?:ed|es|ing|al)", say: "said no, opted out", ask: "What mattered to them in that choice?" },
  { find: "den(?:ied|ies|ying)", say: "said there was no…" },
  { find: "claim(?:s|ed|ing)", say: "says, tells us" },
  { find: "insist(?:s|ed|ing)", say: "says", ask: "What are they hoping you will understand?" },
  { find: "apparently|supposedly|allegedly", ask: "Is it true without this word? Or whose words are they?" },
  { find: "complain(?:s|ed|ing) of|complaints?", say: "told us about" },
  { find: "presenting complaint", say: "what brought them here" },
  { find: "failed (?:on |to respond to )?(?:treatment|medication|therapy|trial)", say: "the treatment did not help" },
  { find: "manipulat(?:ive|ing|ion)|gamey", say: "trying to get a need met", ask: "What did they need then?" },
  { find: "attention[- ]seeking", say: "looking for somebody to be there" },
  { find: "frequent (?:flyers?|attenders?)", say: "comes often", ask: "What keeps bringing them back?" },
  {
    find: `(?:difficult|challenging) (?:${PERSON}|famil(?:y|ies)|behaviou?rs?)`,
    say: "we found it hard to…",
    ask: "What happened?",
  },
  { find: "demanding", say: "asked several times" },
  { find: "needy", say: "asked to be reassured" },
  { find: "aggressive|combative", ask: "What was said or done?" },
  { find: "agitated", say: "restless, upset", ask: "How did it feel to them?" },
  { find: "(?:is|was|became|looked|seemed|appears?|appeared) angry", ask: "What did they say they were angry about?" },
  { find: "defensive", say: "did not agree that…" },
  { find: "hysterical", say: "very upset" },
  { find: "exaggerat(?:es|ed|ing)", say: "describes" },
  { find: "resist(?:s|ed|ant|ance|ing)", say: "has other things that matter more now" },
  { find: "uncooperative|un-cooperative", say: "did not want to", ask: "What would have made it easier?" },
  { find: `(?:unpleasant|nasty|rude)`, ask: "What words were used?" },
  { find: "unmotivated|lacks motivation", ask: "Do you know yet what matters to them?" },
  { find: "unrealistic", say: "has high hopes" },
  { find: "poor judge?ment", ask: "What was done, and what came of it?" },
  { find: "acting out", say: "coping by…" },
  { find: "kick(?:s|ed|ing) off", say: "showed that it was too much" },
  { find: `(?:is|was) dangerous|dangerous ${PERSON}`, ask: "What could happen, and to whom?" },
  { find: "disturbed|dysfunctional", say: "finding it hard to…" },
  { find: "frantic|desperate", say: "felt it strongly, and at once" },
  { find: "promiscuous", ask: "Does it matter here? If so, what exactly?" },
  { find: "self[- ]mutilat(?:ion|es?|ed|ing)", say: "self-harm, hurt themselves" },
  { find: "delusional|deluded", say: "worries or believes things that others don’t share" },
  { find: "(?:a |an )?schizophrenics?", say: "has a diagnosis of schizophrenia" },
  {
    find: "(?:is|a) borderline|has (?:a )?(?:PD|personality disorder)",
    say: "was given the diagnosis of…",
    ask: "What has happened to them?",
  },
  { find: "(?:a |an )(?:diabetic|epileptic)|diabetics|epileptics", say: "has diabetes, has epilepsy" },
  { find: "mentally ill", say: "has a mental health problem" },
  { find: "suffer(?:s|ed|ing) from|sufferers?", say: "has, lives with" },
  { find: "service[- ]users?", ask: "What do they like to be called?" },
  { find: "(?:is|was|feels?) (?:helpless|hopeless)", say: "does not see yet what could help" },
  { find: "weakness(?:es)?", say: "what gets in the way" },
  { find: "case (?:manager|worker|load)|this case", say: "a name, and what they do" },
  { find: "(?:substance|drug|alcohol) abuse(?:rs?)?", say: "uses…, has a problem with…" },
  {
    find: "(?:clean|dirty) (?:urine|test|sample|screen)|(?:been|is|stay(?:ed|ing)?) clean",
    say: "no longer uses; negative, positive",
  },
  { find: "(?:an? )?(?:addicts?|alcoholics?)", say: "a person with…" },
  { find: "relaps(?:e|es|ed|ing)", say: "it came back" },
  { find: "commit(?:ted|s|ting)? suicide", say: "died by suicide, took their life" },
  {
    find: "(?:failed|successful) suicide(?: attempts?)?|failed attempts?",
    say: "tried to take their life; survived, died",
  },
  { find: "well[- ](?:groomed|kempt)", ask: "Is it needed? Then why?" },
  { find: `(?:elderly|anxious|obese) ${PERSON}`, ask: "What do they say of themselves?" },
  { find: "acute(?:ly)?", say: "sudden, for a short time" },
  { find: "chronic(?:ally)?", say: "for a long time" },
  { find: "medications?", say: "medicine" },
  { find: "drows(?:y|iness)|sedat(?:ing|ed|ion|ive)", say: "sleepy" },
  { find: "orally|bd|tds", say: "by mouth; twice, three times a day" },
  { find: "triaged?", say: "decide who is seen and when" },
  { find: "adverse (?:effects?|events?|reactions?)", say: "a bad effect" },
  { find: "contra-?indicat(?:ed|ions?)", say: "should not be used" },
  { find: "adher(?:e|es|ed|ence|ing) to", say: "follow" },
  { find: "administer(?:s|ed|ing)?", say: "give" },
  {
    find: "CMHT|CPN|CPA|AMHP|CRHTT?|ECT|EIS|CAMHS|IAPT|MSE",
    ask: "Would somebody who was never here know these letters?",
  },
  { find: "DNA(?:’?d)?", say: "we missed each other" },
  {
    find: "(?:flat|blunted|labile|reactive) affect|psychosis|formulation|capacity",
    ask: "Would everybody who reads this know what you mean by it?",
  },
];
