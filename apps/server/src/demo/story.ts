/** Whose turn it is in the demo. */
export type DemoAuthor = "sam" | "ali";

/** One thing that somebody writes. Words to find are exact, and already there when their turn comes. */
export type Turn =
  /** a new paragraph at the end of the story */
  | { readonly by: DemoAuthor; readonly do: "tell"; readonly text: string }
  /** a new paragraph under one of the plan's questions, counted from 0 */
  | { readonly by: DemoAuthor; readonly do: "answer"; readonly question: number; readonly text: string }
  /** a list under one of the plan's questions */
  | { readonly by: DemoAuthor; readonly do: "list"; readonly question: number; readonly items: readonly string[] }
  /** more words right behind `behind`, in whoever's paragraph that is */
  | { readonly by: DemoAuthor; readonly do: "add"; readonly behind: string; readonly text: string }
  | { readonly by: DemoAuthor; readonly do: "stress"; readonly words: string };

/** What Dr Ali and Sam wrote. Invented people. */
export const DEMO_TURNS: readonly Turn[] = [
  {
    by: "sam",
    do: "tell",
    text: "It came back after we moved. I lie awake until four, and then I can’t face the morning. So the shop opens late, and everybody thinks I don’t care about it.",
  },
  {
    by: "ali",
    do: "tell",
    text: "When you say you can’t face it, what is that like in your body? I had been thinking of it as low mood.",
  },
  {
    by: "sam",
    do: "add",
    behind: "thinking of it as low mood",
    text: ", but it’s more like dread, the way it is before an exam",
  },
  {
    by: "ali",
    do: "add",
    behind: "before an exam.",
    text: " That changes how I see it. Thank you for putting it like that.",
  },
  {
    by: "sam",
    do: "tell",
    text: "The nights are not even the worst of it. It’s the mornings. By noon I’m nearly myself again.",
  },
  {
    by: "ali",
    do: "tell",
    text: "You tried the tablets in spring and stopped after three weeks. You told me then that they made you feel flat.",
  },
  { by: "sam", do: "add", behind: "made you feel flat", text: ", like somebody had turned the sound down" },
  {
    by: "sam",
    do: "tell",
    text: "What did help, for a while, was walking to the market with my neighbour. Somebody was waiting for me at nine, so I went.",
  },
  {
    by: "ali",
    do: "add",
    behind: "so I went.",
    text: " I would like to build on that. It worked before either of us had a plan.",
  },
  { by: "sam", do: "stress", words: "It’s the mornings." },
  {
    by: "sam",
    do: "answer",
    question: 0,
    text: "The shop. The people who come in just to talk. I’m good at remembering what they like.",
  },
  {
    by: "ali",
    do: "add",
    behind: "remembering what they like.",
    text: " And at noticing when somebody is having a bad day.",
  },
  {
    by: "sam",
    do: "answer",
    question: 1,
    text: "Lying awake. And telling people a reason that isn’t the true one, because then I have to keep it up.",
  },
  {
    by: "sam",
    do: "answer",
    question: 2,
    text: "To open the shop on time three days a week, and not to lie about why I’m late on the others.",
  },
  {
    by: "ali",
    do: "list",
    question: 3,
    items: [
      "Sam asks the neighbour about a walk at nine, Tuesdays and Thursdays.",
      "Dr Ali writes to the surgery about a smaller dose, so that it is there if Sam wants it.",
    ],
  },
  { by: "sam", do: "add", behind: "Tuesdays and Thursdays", text: ", starting next week and not before" },
  {
    by: "sam",
    do: "add",
    behind: "so that it is there if Sam wants it.",
    text: " Not yet. I want to see first if the walks do anything.",
  },
  {
    by: "sam",
    do: "answer",
    question: 4,
    text: "Text my neighbour. If it’s night, ring the night line. Don’t go through Mum.",
  },
  {
    by: "ali",
    do: "add",
    behind: "ring the night line.",
    text: " You can also ring the surgery at eight and ask for me by name.",
  },
  { by: "ali", do: "answer", question: 5, text: "In four weeks, here, the two of us. Sooner if Sam wants." },
];
